package pairkeeper.core.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * A person of the team as the console knows them; the password is not part of it.
 *
 * @param name the sign-in name: 1 to 60 of lower case letters, digits and {@code . _ @ -}; it never
 *     changes
 * @param display how the person is called in lists and in the audit
 * @param preferences language, zone and colours
 * @param disabled kept for the history, may not sign in
 * @param mustChange whether the password must be changed before anything else
 * @param lastSignInAt null before the first time
 */
public record User(
    UUID id,
    String name,
    String display,
    Preferences preferences,
    boolean disabled,
    boolean mustChange,
    Set<Grant> grants,
    Stamp stamp,
    Instant lastSignInAt) {

  /**
   * How a person reads the console.
   *
   * @param language en, pt-BR, pl, ru, or "" for the browser's
   * @param zone name in the IANA database, or "" for the browser's
   * @param theme light, dark, or "" for whatever the system prefers
   */
  public record Preferences(String language, String zone, String theme) {
    public static final Preferences DEFAULT = new Preferences("", "", "");

    public Preferences {
      if (!language.matches("(en|pt-BR|pl|ru)?")) {
        throw new Refused("language", Text.of("access.refused.language"));
      }
      if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
        throw new Refused("zone", Text.of("access.refused.zone"));
      }
      if (!theme.matches("(light|dark)?")) {
        throw new Refused("theme", Text.of("access.refused.theme"));
      }
    }

    /** The chosen zone, else the browser's. */
    public ZoneId zoneOr(ZoneId browsers) {
      if (zone.isEmpty()) {
        return browsers;
      }
      try {
        return ZoneId.of(zone);
      } catch (DateTimeException goneFromTheDatabase) {
        return ZoneOffset.UTC;
      }
    }
  }

  public User {
    if (name == null || !name.matches("[a-z0-9][a-z0-9._@-]{0,59}")) {
      throw new Refused("name", Text.of("access.refused.name"));
    }
    Words.line("display", display, 120);
    grants = Set.copyOf(grants);
  }

  /**
   * This person as the one who acts without a browser: English and UTC where they have no
   * preference.
   *
   * @param via how they act when not in person, else ""
   */
  public Actor actor(String via) {
    return actor(Locale.ENGLISH, ZoneOffset.UTC, via);
  }

  /**
   * This person as the one who acts.
   *
   * @param language the browser's, which counts where they have no preference
   * @param zone likewise
   * @param via how they act when not in person, else ""
   */
  public Actor actor(Locale language, ZoneId zone, String via) {
    return new Actor(
        id,
        name,
        display,
        preferences.language().isEmpty() ? language : Locale.forLanguageTag(preferences.language()),
        preferences.zoneOr(zone),
        via);
  }
}
