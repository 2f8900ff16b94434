package pairkeeper.ops.notify;

import java.util.Set;
import java.util.UUID;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;

/**
 * What people say about a channel.
 *
 * @param customer of whose pairs it is told, or null for all customers
 * @param digestHour of the daily digest, or null for none
 * @param secret the password, signing key or token; null when a stored one is to be kept
 */
public record ChannelForm(
    String name,
    UUID customer,
    String language,
    Set<Matter> matters,
    int holdSeconds,
    boolean paused,
    Integer digestHour,
    Route route,
    Secret secret) {

  public ChannelForm {
    name = name == null ? "" : name.strip();
    language = language == null ? "en" : language;
    matters = Set.copyOf(matters);
  }
}
