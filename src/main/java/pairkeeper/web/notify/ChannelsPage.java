package pairkeeper.web.notify;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Delivery;
import pairkeeper.ops.notify.Channels;
import pairkeeper.ops.notify.Deliveries;

/** All channels, each with what was sent on it last. */
@Named
@RequestScoped
public class ChannelsPage {
  @Inject private Channels channels;
  @Inject private Deliveries deliveries;

  private List<Line> lines;

  /**
   * One channel.
   *
   * @param last the newest message on it, or null
   */
  public record Line(Channel channel, Delivery last) {}

  public List<Line> getLines() {
    if (lines == null) {
      lines = channels.all().stream().map(c -> new Line(c, last(c))).toList();
    }
    return lines;
  }

  private Delivery last(Channel channel) {
    return deliveries.list(channel.id(), null, 0, 1).stream()
        .map(Deliveries.Listed::delivery)
        .findFirst()
        .orElse(null);
  }

  /** How many messages were given up. */
  public long getGivenUp() {
    return deliveries.givenUp();
  }
}
