/** The parts of @azure/identity in use: a bundle of their own, loaded at the first sign-in. */
export {
  AzureCliCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  InteractiveBrowserCredential,
  useIdentityPlugin,
  WorkloadIdentityCredential,
} from '@azure/identity'
// What @azure/identity itself is made of: it can't be told how to open a browser, nor given a header map of its kind.
export { createHttpHeaders } from '@azure/core-rest-pipeline'
export { PublicClientApplication } from '@azure/msal-node'
