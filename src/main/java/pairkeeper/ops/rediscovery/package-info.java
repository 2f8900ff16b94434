/**
 * Reads a pair anew whose servers know more than this console, and takes it as it is: after another
 * console has acted on it, or this one was restored from a copy.
 */
package pairkeeper.ops.rediscovery;
