package pairkeeper.api.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import pairkeeper.core.model.Stamp;

/** The version of a thing as its entity tag, and back from {@code If-Match}. */
public final class Versions {
  private Versions() {}

  public static Response ok(Object body, Stamp stamp) {
    return Response.ok(body).tag(tag(stamp)).build();
  }

  public static Response created(String path, Object id, Object body, Stamp stamp) {
    return Response.created(URI.create("/api/v1/" + path + "/" + id))
        .entity(body)
        .tag(tag(stamp))
        .build();
  }

  private static EntityTag tag(Stamp stamp) {
    return new EntityTag(String.valueOf(stamp.version()));
  }

  /**
   * The version that a change is meant for.
   *
   * @throws BadRequest without one
   */
  public static int needed(String ifMatch) {
    String digits = ifMatch == null ? "" : ifMatch.replaceAll("[^0-9]", "");
    if (digits.isEmpty() || digits.length() > 9) {
      throw BadRequest.noVersion();
    }
    return Integer.parseInt(digits);
  }

  /** The version that a change is meant for, the present one where none is named. */
  public static int wanted(String ifMatch, Stamp now) {
    return ifMatch == null || ifMatch.equals("*") ? now.version() : needed(ifMatch);
  }
}
