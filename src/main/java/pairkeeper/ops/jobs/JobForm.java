package pairkeeper.ops.jobs;

import pairkeeper.core.job.Direction;
import pairkeeper.core.job.JobSettings;

/** What a person says of a job. */
public record JobForm(
    String name, JobSettings settings, String schedule, Direction direction, boolean paused) {}
