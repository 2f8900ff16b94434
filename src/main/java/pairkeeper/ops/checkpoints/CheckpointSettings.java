package pairkeeper.ops.checkpoints;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where checkpoints go and how often, from the environment: who administers the console in a
 * browser cannot lead them elsewhere.
 */
@ApplicationScoped
public class CheckpointSettings {
  private static final long HOUR = 60;

  private final List<Target> targets = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private Duration every = Duration.ofMinutes(HOUR);
  private boolean elsewhere;

  protected CheckpointSettings() {}

  @Inject
  public CheckpointSettings(Config config) {
    value(config, "pairkeeper.checkpoint.minutes").ifPresent(this::every);
    Optional<String> folder = value(config, "pairkeeper.checkpoint.dir");
    elsewhere = folder.isPresent();
    String data = value(config, "pairkeeper.data").orElse("./data");
    try {
      targets.add(new FileTarget(folder.map(Path::of).orElse(Path.of(data, "checkpoints"))));
    } catch (InvalidPathException e) {
      wrong.add("PAIRKEEPER_CHECKPOINT_DIR");
    }
    value(config, "pairkeeper.checkpoint.webhook").ifPresent(this::webhook);
  }

  private static Optional<String> value(Config config, String name) {
    return config.getOptionalValue(name, String.class).filter(v -> !v.isBlank());
  }

  private void every(String minutes) {
    if (minutes.matches("[1-9]\\d{0,4}")) {
      every = Duration.ofMinutes(Long.parseLong(minutes));
    } else {
      wrong.add("PAIRKEEPER_CHECKPOINT_MINUTES");
    }
  }

  private void webhook(String address) {
    try {
      targets.add(new WebhookTarget(address, HttpClient.newBuilder()));
      elsewhere = true;
    } catch (IllegalArgumentException e) {
      wrong.add("PAIRKEEPER_CHECKPOINT_WEBHOOK");
    }
  }

  List<Target> targets() {
    return targets;
  }

  /** How long entries wait at most for a checkpoint. */
  Duration every() {
    return every;
  }

  /** Names of settings that cannot be used. */
  List<String> wrong() {
    return wrong;
  }

  /** Whether checkpoints are brought anywhere that was chosen, not only beside the database. */
  boolean elsewhere() {
    return elsewhere;
  }
}
