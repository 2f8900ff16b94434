package pairkeeper.store.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Route;
import pairkeeper.store.inventory.Kept;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.runs.SmallJson;

/** Row of a channel. */
@Entity(name = "ChannelRow")
@Table(name = "notify_channel")
class ChannelRow extends Kept {
  String name;

  @Column(name = "active_name")
  String activeName;

  @Column(name = "customer_id")
  UUID customer;

  String language;

  String matters;

  @Column(name = "hold_seconds")
  int holdSeconds;

  boolean paused;

  @Column(name = "digest_hour")
  Integer digestHour;

  String kind;

  @Column(name = "route_json", length = 8000)
  String route;

  @Column(name = "secret_id")
  UUID secret;

  @Column(name = "tells_from")
  Instant tellsFrom;

  ChannelRow() {}

  static ChannelRow of(Channel channel, Signature by) {
    var row = new ChannelRow();
    row.created(channel.id(), by);
    row.take(channel, by);
    return row;
  }

  void take(Channel c, Signature by) {
    name = c.name();
    activeName = c.name().toLowerCase(Locale.ROOT);
    customer = c.customer();
    language = c.language();
    matters = c.matters().stream().sorted().map(Matter::word).collect(Collectors.joining(" "));
    holdSeconds = c.holdSeconds();
    paused = c.paused();
    digestHour = c.digestHour();
    kind = c.route().kind();
    route = SmallJson.of(c.route());
    secret = c.secret();
    tellsFrom = c.tellsFrom();
    changed(by);
  }

  boolean inUse() {
    return archivedAt == null;
  }

  /** Takes it out of use, without its secret; its name is free again. */
  void end(Signature by) {
    activeName = null;
    secret = null;
    archived(by);
  }

  /**
   * @throws Overtaken when it was changed since the writer read it
   */
  void requireVersion(int version) {
    require(version, List::of);
  }

  Channel value() {
    return new Channel(
        id,
        name,
        customer,
        language,
        matters(),
        holdSeconds,
        paused,
        digestHour,
        route(),
        secret,
        tellsFrom,
        stamp());
  }

  private Set<Matter> matters() {
    return Arrays.stream(matters.split(" "))
        .map(Matter::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private Route route() {
    return switch (kind) {
      case "webhook" -> SmallJson.read(route, Route.Webhook.class);
      case "mail" -> SmallJson.read(route, Route.Mail.class);
      case "telegram" -> SmallJson.read(route, Route.Telegram.class);
      default -> throw new IllegalStateException("channel of a kind that nobody knows: " + kind);
    };
  }
}
