/**
 * What is going to be done to servers, as data: plans, steps, commands, goals, guard results, and
 * the words for how they ended. Knows no platform and no runbook; carries nothing out.
 */
package pairkeeper.core.plan;
