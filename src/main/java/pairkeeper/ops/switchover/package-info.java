/**
 * Switchover: reads both servers and the login between them, stores the plan, and looks at it all
 * again when its run starts.
 */
package pairkeeper.ops.switchover;
