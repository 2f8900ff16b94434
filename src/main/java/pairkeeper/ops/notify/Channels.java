package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Message;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.Vault;
import pairkeeper.store.inventory.SecretRepository;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.notify.ChannelStore;
import pairkeeper.store.notify.Memories;
import pairkeeper.store.notify.Outbox;

/**
 * Where administrators say who is told what. A channel's secret goes in and never comes out; where
 * the channel leads elsewhere, it has to be said again, else whoever may change the address could
 * have the secret sent to themselves.
 */
@ApplicationScoped
public class Channels {
  private static final String PURPOSE = "notify-channel";
  private static final int LEAST_KEY = 16;
  private static final int LONGEST_SECRET = 500;

  private ChannelStore store;
  private Memories memories;
  private Outbox outbox;
  private SecretRepository secrets;
  private Vault vault;
  private Customers customers;
  private Senders senders;
  private LetterWriter writer;
  private AuditLog audit;
  private Transactions transactions;
  private CurrentUser user;
  private Clock clock;

  protected Channels() {}

  @Inject
  Channels(
      ChannelStore store,
      Memories memories,
      Outbox outbox,
      SecretRepository secrets,
      Vault vault,
      Customers customers,
      Senders senders,
      LetterWriter writer,
      AuditLog audit,
      Transactions transactions,
      CurrentUser user,
      Clock clock) {
    this.store = store;
    this.memories = memories;
    this.outbox = outbox;
    this.secrets = secrets;
    this.vault = vault;
    this.customers = customers;
    this.senders = senders;
    this.writer = writer;
    this.audit = audit;
    this.transactions = transactions;
    this.user = user;
    this.clock = clock;
  }

  /** Those in use, by name. */
  @Transactional
  public List<Channel> all() {
    user.require(Right.ADMINISTER, null);
    return store.all();
  }

  /**
   * @throws NotThere when there is none in use
   */
  @Transactional
  public Channel get(UUID id) {
    user.require(Right.ADMINISTER, null);
    return store.find(id).orElseThrow(() -> new NotThere("channel", id));
  }

  /**
   * @throws Refused with the field that is wrong
   */
  @Transactional
  public Channel add(ChannelForm form) {
    user.require(Right.ADMINISTER, null);
    UUID id = Ids.next();
    if (form.secret() == null && form.route().needsSecret()) {
      throw new Refused("secret", Text.of("inventory.refused.missing"));
    }
    Channel wanted = channel(id, form, null, now(), null);
    require(wanted, form.secret());
    Channel stored = store.add(withSecret(wanted, sealed(form.secret())), signature());
    tell("made", stored);
    return stored;
  }

  /**
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  @Transactional
  public Channel change(UUID id, int version, ChannelForm form) {
    Channel before = get(id);
    boolean elsewhere = !sameWay(before.route(), form.route());
    boolean keeps = form.secret() == null && before.secret() != null && !elsewhere;
    if (form.secret() == null && !keeps && form.route().needsSecret()) {
      String why = before.secret() == null ? "inventory.refused.missing" : "notify.refused.again";
      throw new Refused("secret", Text.of(why));
    }
    // what happened while it was paused, or did not hear of it, is not told afterwards
    boolean anew =
        before.paused()
            || !form.matters().equals(before.matters())
            || !Objects.equals(form.digestHour(), before.digestHour());
    Instant from = anew ? now() : before.tellsFrom();
    var stamp = new Stamp(version, null, "", null);
    Channel wanted = channel(id, form, keeps ? before.secret() : null, from, stamp);
    require(wanted, form.secret());
    Channel stored =
        store.put(keeps ? wanted : withSecret(wanted, sealed(form.secret())), signature());
    if (!keeps && before.secret() != null) {
      secrets.remove(before.secret());
    }
    tell("changed", stored);
    return stored;
  }

  /** Whether a secret that was meant for the one is meant for the other. */
  private static boolean sameWay(Route before, Route after) {
    return switch (before) {
      case Route.Webhook old ->
          after instanceof Route.Webhook now && now.place().equals(old.place());
      case Route.Telegram old ->
          after instanceof Route.Telegram now && now.base().equals(old.base());
      case Route.Mail old ->
          after instanceof Route.Mail now
              && now.server().equals(old.server())
              && now.port() == old.port()
              && now.security() == old.security()
              && now.user().equals(old.user());
    };
  }

  /**
   * Takes it out of use; what has not arrived yet is not sent any more.
   *
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   */
  @Transactional
  public void remove(UUID id, int version) {
    Channel channel = get(id);
    store.archive(id, version, signature());
    memories.forget(id);
    outbox.drop(id, now());
    if (channel.secret() != null) {
      secrets.remove(channel.secret());
    }
    tell("removed", channel);
  }

  /** Sends a test at once and says what the other side answered. */
  public Sent test(UUID id) {
    Channel channel = transactions.in(() -> get(id));
    Instant now = now();
    var words =
        new Message.Words(
            Text.of("notify.test.title", "channel", channel.name()),
            "",
            "",
            List.of(
                new Message.Line("", Text.of("notify.test.line", "by", user.actor().display()))));
    var message = new Message("test", "test", "test", "test", null, null, now, words);
    Sent sent = senders.send(channel, writer.write(Ids.next(), message, channel));
    transactions.run(() -> tell(sent.arrived() ? "tested" : "tested-in-vain", channel));
    return sent;
  }

  private void require(Channel wanted, Secret secret) {
    if (store.named(wanted.name(), wanted.id())) {
      throw new Refused("name", Text.of("inventory.refused.name-taken", "name", wanted.name()));
    }
    if (wanted.customer() != null) {
      customers.get(wanted.customer());
    }
    senders
        .objection(wanted.route())
        .ifPresent(why -> {
          throw new Refused(field(wanted.route()), why);
        });
    if (secret != null) {
      require(wanted.route(), secret.reveal());
    }
  }

  /** In which field its host is said. */
  private static String field(Route route) {
    return switch (route) {
      case Route.Webhook w -> "address";
      case Route.Telegram t -> "base";
      case Route.Mail m -> "server";
    };
  }

  private static void require(Route route, String secret) {
    boolean fits =
        secret.length() <= LONGEST_SECRET
            && switch (route) {
              case Route.Webhook w -> secret.length() >= LEAST_KEY;
              case Route.Telegram t -> secret.matches("[0-9]{1,20}:[A-Za-z0-9_-]{20,100}");
              case Route.Mail m -> !secret.isEmpty() && secret.chars().noneMatch(c -> c < ' ');
            };
    if (!fits) {
      throw new Refused("secret", Text.of("notify.refused.secret-" + route.kind()));
    }
  }

  private UUID sealed(Secret secret) {
    if (secret == null) {
      return null;
    }
    UUID id = Ids.next();
    secrets.insert(id, PURPOSE, null, vault.seal(id, secret), signature());
    return id;
  }

  private static Channel channel(UUID id, ChannelForm f, UUID secret, Instant from, Stamp stamp) {
    return new Channel(
        id,
        f.name(),
        f.customer(),
        f.language(),
        f.matters(),
        f.holdSeconds(),
        f.paused(),
        f.digestHour(),
        f.route(),
        secret,
        from,
        stamp);
  }

  private static Channel withSecret(Channel c, UUID secret) {
    return new Channel(
        c.id(),
        c.name(),
        c.customer(),
        c.language(),
        c.matters(),
        c.holdSeconds(),
        c.paused(),
        c.digestHour(),
        c.route(),
        secret,
        c.tellsFrom(),
        c.stamp());
  }

  private void tell(String what, Channel c) {
    String matters =
        c.matters().stream().sorted().map(Matter::word).collect(Collectors.joining(" "));
    audit.record(
        "channel." + what,
        null,
        null,
        Text.of("notify.audit." + what, "name", c.name()),
        Map.of(
            "channel", c.id().toString(),
            "kind", c.route().kind(),
            "place", c.route().place(),
            "matters", matters,
            "customer", c.customer() == null ? "" : c.customer().toString(),
            "paused", Boolean.toString(c.paused())));
  }

  private Signature signature() {
    return new Signature(user.actor().display(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
