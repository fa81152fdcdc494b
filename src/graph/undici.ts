// The parts of undici in use: a bundle of their own, loaded at the first request. The package's index would bring
// fetch, caches, mocks and WebSockets too, and set an agent for all of the process.
import api from 'undici/lib/api/index.js'
import buildConnector from 'undici/lib/core/connect.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Client from 'undici/lib/dispatcher/client.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'

// The index does the same: a dispatcher has these from there.
Object.assign(Dispatcher.prototype, api)

export { Agent, buildConnector, Client }
