// Loaded before a confined module. Node's permission model leaves signals free: one could end the server, or wake its
// debugger.
Reflect.deleteProperty(process, 'kill');
Reflect.deleteProperty(process, '_kill');
