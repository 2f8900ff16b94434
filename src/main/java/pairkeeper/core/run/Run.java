package pairkeeper.core.run;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;

/**
 * One carrying out of a stored plan.
 *
 * @param number by which people call it, counting from 1
 * @param fence counts up whenever somebody takes the run over; whoever holds an older one may write
 *     nothing more
 * @param queued the fence with which it was last handed to the scheduler: a task that carries
 *     another one is out of date
 * @param actor name of the person who started it, as it is shown
 * @param actorName their sign-in name
 * @param ticket number in the team's ticket system, or ""
 * @param acceptedLossBytes bound of the loss that was typed, or null when nothing can be lost or
 *     the bound is unknown
 * @param createdAt when a person started it
 * @param startedAt when its first step began, or null
 * @param endedAt when it succeeded, failed or was abandoned, or null
 * @param interrupted whether the console stopped in the middle of it at least once
 * @param stopAskedBy name of the person who asked to stop after the present step, or ""
 * @param remark why it waits, failed or was abandoned, or null
 * @param job whose run it is; null where it holds the whole pair
 */
public record Run(
    UUID id,
    long number,
    UUID plan,
    UUID pair,
    UUID customer,
    String pairName,
    String runbook,
    RunState state,
    long fence,
    long queued,
    String actor,
    UUID actorId,
    String actorName,
    String reason,
    String ticket,
    Long acceptedLossBytes,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    boolean interrupted,
    String stopAskedBy,
    Text remark,
    UUID job) {}
