/**
 * The sockets by which open pages hear at once that something they show has changed: who may listen
 * to what, who listens now, and the end of it with the session. What changed, pages ask for as
 * always.
 */
package pairkeeper.web.live;
