/** The local signing service that offices have installed: this desk asks it as a client, and believes nothing that it gives back unseen. */
export { readServiceAddress, type ServiceAddress } from './address.ts'
export { createServiceRoom, type ServiceCall, type ServiceParts, type ServiceRoom } from './room.ts'
