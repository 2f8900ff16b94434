/** What the console's own operators ask: is it ready to work? */
package pairkeeper.ops.operation;
