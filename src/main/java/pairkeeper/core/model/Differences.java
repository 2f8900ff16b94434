package pairkeeper.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In which fields a stored thing and what somebody wants to store in its place differ. */
public final class Differences {
  private final List<Overtaken.Difference> found = new ArrayList<>();

  private Differences() {}

  /** Begins a comparison of things that have no method of their own here. */
  public static Differences none() {
    return new Differences();
  }

  public List<Overtaken.Difference> found() {
    return List.copyOf(found);
  }

  public static List<Overtaken.Difference> of(Customer theirs, Customer yours) {
    return new Differences()
        .field("name", theirs.name(), yours.name())
        .field("language", theirs.language(), yours.language())
        .field("tags", theirs.tags(), yours.tags())
        .field("note", theirs.note(), yours.note())
        .field("contacts", contacts(theirs), contacts(yours))
        .field("fourEyes", theirs.fourEyes(), yours.fourEyes())
        .found;
  }

  public static List<Overtaken.Difference> of(Site theirs, Site yours) {
    return new Differences()
        .field("name", theirs.name(), yours.name())
        .field("place", theirs.place(), yours.place())
        .field("timeZone", theirs.timeZone(), yours.timeZone())
        .field("windows", windows(theirs), windows(yours))
        .found;
  }

  /** Secrets are never compared: they are not shown to anybody. */
  public static List<Overtaken.Difference> of(Credential theirs, Credential yours) {
    return new Differences()
        .field("name", theirs.name(), yours.name())
        .field("user", theirs.user(), yours.user())
        .found;
  }

  /**
   * @param credentials what people call a credential; nothing else of it is told
   */
  public static List<Overtaken.Difference> of(
      PairSheet theirs, PairSheet yours, Function<UUID, String> credentials) {
    var all =
        new Differences()
            .field("name", theirs.pair().name(), yours.pair().name())
            .field("platform", theirs.pair().platform(), yours.pair().platform())
            .field("postgresMajor", theirs.pair().postgresMajor(), yours.pair().postgresMajor())
            .field("serviceAddress", theirs.pair().serviceAddress(), yours.pair().serviceAddress())
            .field("tags", theirs.tags(), yours.tags())
            .field("note", theirs.note(), yours.note());
    if (!ids(theirs).equals(ids(yours))) {
      all.field("servers", names(theirs), names(yours));
    }
    for (Instance server : yours.pair().servers()) {
      theirs.pair().server(server.id()).ifPresent(s -> all.server(s, server, credentials));
    }
    return all.found;
  }

  /**
   * @param credentials what people call a credential; nothing else of it is told
   */
  public static List<Overtaken.Difference> of(
      Target theirs, Target yours, Function<UUID, String> credentials) {
    return new Differences()
        .field("kind", theirs.kind().word(), yours.kind().word())
        .field("name", theirs.name(), yours.name())
        .host("", theirs.host(), yours.host(), credentials)
        .field("path", theirs.path(), yours.path())
        .found;
  }

  private void server(Instance theirs, Instance yours, Function<UUID, String> credentials) {
    String at = yours.name() + ": ";
    field(at + "name", theirs.name(), yours.name())
        .host(at, theirs.host(), yours.host(), credentials)
        .named(at + "sqlCredential", theirs.sqlCredential(), yours.sqlCredential(), credentials)
        .field(at + "postgresAddress", theirs.address(), yours.address())
        .field(at + "postgresPort", theirs.port(), yours.port())
        .field(at + "dataDirectory", theirs.dataDirectory(), yours.dataDirectory())
        .field(at + "clusterName", theirs.clusterName(), yours.clusterName())
        .field(at + "role", theirs.role(), yours.role())
        .field(at + "preferred", theirs.preferred(), yours.preferred());
  }

  private Differences host(String at, Host theirs, Host yours, Function<UUID, String> credentials) {
    return field(at + "host", theirs.address(), yours.address())
        .field(at + "sshPort", theirs.sshPort(), yours.sshPort())
        .named(at + "sshCredential", theirs.credential(), yours.credential(), credentials)
        .field(at + "privilege", theirs.privilege().word(), yours.privilege().word())
        .named(at + "sudoCredential", theirs.sudoCredential(), yours.sudoCredential(), credentials);
  }

  /** Two may be called the same and yet differ. */
  private Differences named(String name, UUID theirs, UUID yours, Function<UUID, String> names) {
    if (!Objects.equals(theirs, yours)) {
      String their = theirs == null ? "" : names.apply(theirs);
      found.add(new Overtaken.Difference(name, their, yours == null ? "" : names.apply(yours)));
    }
    return this;
  }

  private static List<UUID> ids(PairSheet sheet) {
    return sheet.pair().servers().stream().map(Instance::id).sorted().toList();
  }

  private static String names(PairSheet sheet) {
    return sheet.pair().servers().stream().map(Instance::name).collect(Collectors.joining("\n"));
  }

  private static String contacts(Customer c) {
    return c.contacts().stream()
        .map(p -> String.join(" ", p.name(), p.position(), p.phone(), p.email()).strip())
        .collect(Collectors.joining("\n"));
  }

  private static String windows(Site s) {
    return s.windows().stream().map(MaintenanceWindow::toString).collect(Collectors.joining("\n"));
  }

  /** Notes the field when its values differ; they are told as their text. */
  public Differences field(String name, Object theirs, Object yours) {
    if (!theirs.equals(yours)) {
      found.add(new Overtaken.Difference(name, theirs.toString(), yours.toString()));
    }
    return this;
  }
}
