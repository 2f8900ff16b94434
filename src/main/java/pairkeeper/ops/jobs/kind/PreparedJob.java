package pairkeeper.ops.jobs.kind;

import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Claim;

/** The plan of a job with what its run works on. */
public record PreparedJob(Plan plan, Claim claim) {}
