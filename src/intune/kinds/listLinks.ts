/** Where the admin center lists the kinds of an area, behind its host. Blades are nowhere documented: only menus are named. */
export const listLinks = {
  configuration: '#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/configuration',
  compliance: '#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliance',
  devices: '#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/overview',
  endpointSecurity: '#view/Microsoft_Intune_Workflows/SecurityManagementMenu/~/overview',
  apps: '#view/Microsoft_Intune_DeviceSettings/AppsMenu/~/overview',
  tenant: '#view/Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/tenantStatus',
} as const
