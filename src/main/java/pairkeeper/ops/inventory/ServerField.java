package pairkeeper.ops.inventory;

import java.util.Optional;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;

/**
 * A field of one server of a pair, in refusals written {@code servers[1].host}.
 *
 * @param server place of the server in the form, from 0
 */
public record ServerField(int server, String name) {
  private static final Pattern WRITTEN = Pattern.compile("servers\\[(\\d+)]\\.(.+)");

  /** Which server's field was refused; empty when it is a field of the pair itself. */
  public static Optional<ServerField> of(Refused refused) {
    var m = WRITTEN.matcher(refused.field());
    return m.matches()
        ? Optional.of(new ServerField(Integer.parseInt(m.group(1)), m.group(2)))
        : Optional.empty();
  }

  /** The refusal of a field as the refusal of that field of the server at this place. */
  public static Refused at(int server, Refused refused) {
    return new Refused(new ServerField(server, refused.field()).toString(), refused.text());
  }

  @Override
  public String toString() {
    return "servers[" + server + "]." + name;
  }
}
