/** The parts of undici in use: a bundle of their own, loaded at the first request. */
export { Agent, buildConnector, Client, request } from 'undici'
