package pairkeeper.core.runbook;

import java.util.List;
import java.util.stream.Stream;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;

/** Adds to what is cleaned up when a step fails. */
final class Rescues {
  private Rescues() {}

  /** The step with more to be cleaned up after its own; questions and notes clean nothing up. */
  static Step added(Step step, List<Rescue> more) {
    return switch (step) {
      case Step.Act s ->
          new Step.Act(
              s.id(),
              s.title(),
              s.effect(),
              s.server(),
              s.command(),
              s.goal(),
              s.safety(),
              s.writeGap(),
              s.limitSeconds(),
              both(s.rescue(), more));
      case Step.Detached s ->
          new Step.Detached(
              s.id(),
              s.title(),
              s.effect(),
              s.server(),
              s.command(),
              s.progress(),
              s.totalBytes(),
              s.goal(),
              s.limitSeconds(),
              s.stallSeconds(),
              both(s.rescue(), more));
      case Step.Await s ->
          new Step.Await(
              s.id(),
              s.title(),
              s.effect(),
              s.server(),
              s.goal(),
              s.limitSeconds(),
              s.everyMillis(),
              s.writeGap(),
              both(s.rescue(), more));
      case Step.Hook s ->
          new Step.Hook(
              s.id(),
              s.title(),
              s.effect(),
              s.server(),
              s.command(),
              s.vital(),
              s.limitSeconds(),
              both(s.rescue(), more));
      case Step.Ask ask -> ask;
      case Step.EndJobs jobs -> jobs;
      case Step.Note note -> note;
    };
  }

  private static List<Rescue> both(List<Rescue> own, List<Rescue> more) {
    return Stream.concat(own.stream(), more.stream()).toList();
  }
}
