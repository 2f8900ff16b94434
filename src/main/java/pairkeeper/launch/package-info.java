/**
 * Starts the console: reads the settings from the environment, starts the runtime with the war in\n
 * * it, and ends the process with a clear message when either cannot work.
 */
package pairkeeper.launch;
