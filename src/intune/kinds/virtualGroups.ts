/**
 * Groups that stand for everyone and are in no directory. App protection says All users by a group target with the first
 * one; the second was seen at the end of ids of assignments only.
 */
export const virtualGroups = {
  allUsers: 'acacacac-9df4-4c7d-9d50-4ef0226f57a9',
  allDevices: 'adadadad-808e-44e2-905a-0b7873a8a531',
} as const
