/** A directory that cannot be read, or not be used, as a world; its sentence is for people. */
export class StorageFault extends Error {}
