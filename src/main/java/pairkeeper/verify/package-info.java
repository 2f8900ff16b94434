/**
 * Verifies an exported audit against signed checkpoints and a public key, on any machine with Java,
 * without the console: no database, no library, no network. Uses core's rule of what a hash covers
 * and nothing else.
 */
package pairkeeper.verify;
