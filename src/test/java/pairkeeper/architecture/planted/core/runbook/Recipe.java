package pairkeeper.architecture.planted.core.runbook;

/** Planted: a recipe that names plan, as it may. */
public class Recipe {
  pairkeeper.architecture.planted.core.plan.ShellText text;
}
