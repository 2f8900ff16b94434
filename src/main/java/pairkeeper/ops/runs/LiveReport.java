package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pairkeeper.core.run.KeptOutput;
import pairkeeper.core.run.Progress;

/** Stores what a running step prints and how far it is, at most once a second. */
final class LiveReport implements Report {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Masker masker;
  private final boolean quiet;
  private final Consumer<String> output;
  private final Consumer<Progress> progress;
  private final Supplier<String> endAsked;
  private final Supplier<List<Long>> endJobs;
  private KeptOutput kept = new KeptOutput();
  private Instant toldAt;

  /**
   * @param quiet whether nothing is told meanwhile, since each write costs time in the write gap
   */
  LiveReport(
      InstantSource clock,
      Masker masker,
      boolean quiet,
      Consumer<String> output,
      Consumer<Progress> progress,
      Supplier<String> endAsked,
      Supplier<List<Long>> endJobs) {
    this.clock = clock;
    this.masker = masker;
    this.quiet = quiet;
    this.output = output;
    this.progress = progress;
    this.endAsked = endAsked;
    this.endJobs = endJobs;
    this.toldAt = clock.instant();
  }

  @Override
  public void chunk(String piece) {
    kept.add(piece);
    tell();
  }

  @Override
  public void whole(String text) {
    kept = new KeptOutput();
    kept.add(text);
    tell();
  }

  private void tell() {
    Instant now = clock.instant();
    if (!quiet && !now.isBefore(toldAt.plus(PACE))) {
      toldAt = now;
      output.accept(masker.mask(kept.text()));
    }
  }

  @Override
  public void progress(Progress now) {
    progress.accept(now);
  }

  @Override
  public String endAsked() {
    return endAsked.get();
  }

  @Override
  public List<Long> endJobs() {
    return endJobs.get();
  }
}
