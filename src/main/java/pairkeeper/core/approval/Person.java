package pairkeeper.core.approval;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.access.Actor;

/**
 * A person as the record of an approval keeps them.
 *
 * @param name the sign-in name
 * @param display how they are called in lists
 */
public record Person(UUID id, String name, String display) {

  public static Person of(Actor actor) {
    return new Person(actor.id(), actor.name(), actor.display());
  }

  /** The one for whom a run is carried out that another person let start. */
  public Actor actor() {
    return new Actor(id, name, display, Locale.ENGLISH, ZoneOffset.UTC, "");
  }
}
