package pairkeeper.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult.Cause;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.plan.ShellText;

/** A command's script with the secrets put in; lives only while it is sent. */
final class FilledScript {
  private final String text;
  private final List<Secret> secrets;

  private FilledScript(String text, List<Secret> secrets) {
    this.text = text;
    this.secrets = List.copyOf(secrets);
  }

  /**
   * @throws Unreached when a secret does not exist, or is not made of letters and digits as those
   *     in plans are: it could break out of the quotes around it
   */
  static FilledScript of(Command command, Function<UUID, Secret> lookup) throws Unreached {
    List<Secret> used = new ArrayList<>();
    Matcher places = SecretRef.PLACEHOLDER.matcher(ShellText.of(command));
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      Secret secret = lookup.apply(UUID.fromString(places.group(1)));
      if (secret == null || !SecretRef.SAFE.matcher(secret.reveal()).matches()) {
        throw new Unreached(Cause.PROTOCOL, Text.of("remote.secret-unfit"));
      }
      if (!used.contains(secret)) {
        used.add(secret);
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(secret.reveal()));
    }
    return new FilledScript(places.appendTail(filled).toString(), used);
  }

  List<Secret> secrets() {
    return secrets;
  }

  byte[] bytes() {
    return bytes(new byte[0]);
  }

  byte[] bytes(byte[] before) {
    byte[] script = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[before.length + script.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(script, 0, all, before.length, script.length);
    return all;
  }
}
