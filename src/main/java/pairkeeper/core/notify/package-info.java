/**
 * Who is told what, when, and in which words: channels, what they hear, how long something has to
 * hold before it is told, and after which pauses a message is tried again.
 */
package pairkeeper.core.notify;
