package pairkeeper.ops.checkpoints;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

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
  public CheckpointSettings(Config config, Texts texts, InstantSource clock) {
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
    value(config, "pairkeeper.checkpoint.mail.to").ifPresent(to -> mail(config, to, texts, clock));
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

  private void mail(Config config, String to, Texts texts, InstantSource clock) {
    String user = value(config, "pairkeeper.checkpoint.mail.user").orElse("");
    Locale reader =
        value(config, "pairkeeper.language")
            .flatMap(Language::of)
            .map(Language::locale)
            .orElse(Locale.ENGLISH);
    try {
      Route.Mail route =
          MailTarget.route(
              value(config, "pairkeeper.checkpoint.mail.server").orElse(""),
              user,
              value(config, "pairkeeper.checkpoint.mail.from").orElse(""),
              to);
      Optional<String> file = value(config, "pairkeeper.checkpoint.mail.password.file");
      if (!user.isEmpty() && file.isEmpty()) {
        throw new IllegalArgumentException("no password");
      }
      String password = file.isEmpty() ? "" : Files.readString(Path.of(file.get())).strip();
      targets.add(new MailTarget(route, Secret.of(password), texts, reader, clock, null));
      elsewhere = true;
    } catch (IllegalArgumentException e) {
      wrong.add("PAIRKEEPER_CHECKPOINT_MAIL_*");
    } catch (IOException e) {
      wrong.add("PAIRKEEPER_CHECKPOINT_MAIL_PASSWORD_FILE");
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
