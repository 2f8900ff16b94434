/** What pages show of runs that are agreed for a certain time. */
package pairkeeper.web.appointments;
