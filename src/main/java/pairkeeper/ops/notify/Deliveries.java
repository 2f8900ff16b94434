package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Delivery;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.notify.ChannelStore;
import pairkeeper.store.notify.Outbox;

/** What was sent to whom, and what became of it. */
@ApplicationScoped
@Transactional
public class Deliveries {
  private Outbox outbox;
  private ChannelStore channels;
  private AuditLog audit;
  private CurrentUser user;
  private Clock clock;

  protected Deliveries() {}

  @Inject
  Deliveries(Outbox outbox, ChannelStore channels, AuditLog audit, CurrentUser user, Clock clock) {
    this.outbox = outbox;
    this.channels = channels;
    this.audit = audit;
    this.user = user;
    this.clock = clock;
  }

  /**
   * One message, with the channel as it is now.
   *
   * @param channel one that may be out of use
   */
  public record Listed(Delivery delivery, Channel channel) {}

  /**
   * Newest first.
   *
   * @param channel of this one only, or null for all
   * @param state only in this state, or null for all
   */
  public List<Listed> list(UUID channel, Delivery.State state, int first, int most) {
    user.require(Right.ADMINISTER, null);
    Map<UUID, Channel> ever =
        channels.ever().stream().collect(Collectors.toMap(Channel::id, c -> c));
    return outbox.list(channel, state, first, most).stream()
        .map(d -> new Listed(d, ever.get(d.channel())))
        .toList();
  }

  /** How many were given up on channels in use. */
  public long givenUp() {
    user.require(Right.ADMINISTER, null);
    return outbox.givenUp();
  }

  /**
   * Has one tried anew that was given up.
   *
   * @throws Refused when it was not given up
   */
  public void again(UUID id) {
    user.require(Right.ADMINISTER, null);
    Delivery delivery = outbox.find(id).orElseThrow(() -> new NotThere("delivery", id));
    Channel channel =
        channels
            .find(delivery.channel())
            .orElseThrow(() -> new Refused("", Text.of("notify.refused.channel-gone")));
    if (!outbox.again(id, clock.instant())) {
      throw new Refused("", Text.of("notify.refused.not-given-up"));
    }
    audit.record(
        "channel.sends-again",
        null,
        null,
        Text.of("notify.audit.again", "name", channel.name()),
        Map.of("delivery", id.toString()));
  }
}
