/**
 * Pages and filters of sign-in, the own account, users and tokens: who asks, how the browser is
 * kept from being tricked, and the headers of every answer.
 */
package pairkeeper.web.access;
