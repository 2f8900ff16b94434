package pairkeeper.core.platform;

import java.util.List;

/**
 * Whether PostgreSQL's configuration leads to the file into which the console puts its settings.
 *
 * @param included every file and directory that is included there, wherever it is included
 * @param shut files of the configuration that the owner of the server may not read
 * @param limits those that must not be lower on a standby, in the order in which they are read
 * @param fixed of that file and its directory, what nobody can write to
 */
public record OwnSettings(
    Read read, List<String> included, List<Limit> limits, List<String> shut, List<String> fixed) {
  /** UNSEEN: the configuration is not there or may not be read by the login. */
  public enum Read {
    YES,
    NO,
    UNSEEN
  }

  public OwnSettings {
    included = List.copyOf(included);
    limits = List.copyOf(limits);
    shut = List.copyOf(shut);
    fixed = List.copyOf(fixed);
  }

  static OwnSettings of(FactLines f) {
    var read =
        switch (f.text("own.read")) {
          case "yes" -> Read.YES;
          case "no" -> Read.NO;
          default -> Read.UNSEEN;
        };
    return new OwnSettings(
        read,
        f.lines("own.included"),
        f.lines("own.limits").stream().flatMap(line -> Limit.parse(line).stream()).toList(),
        f.lines("own.shut"),
        f.lines("own.fixed"));
  }
}
