/** Pages of jobs: what runs when, how it went, and the form in which a schedule is chosen. */
package pairkeeper.web.jobs;
