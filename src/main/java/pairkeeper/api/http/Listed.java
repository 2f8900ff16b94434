package pairkeeper.api.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** Lists in pieces: {@code ?limit=&after=}, the rest by a {@code Link} header. */
public final class Listed {
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Listed() {}

  /** How many a request wants. */
  public static int limit(UriInfo uri) {
    String text = uri.getQueryParameters().getFirst("limit");
    if (text == null) {
      return USUAL;
    }
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST) {
      throw BadRequest.unknownWord("limit", text, "1-" + MOST);
    }
    return Integer.parseInt(text);
  }

  /**
   * One piece of a list.
   *
   * @param id what {@code after} names
   */
  public static <T> Response of(List<T> all, UriInfo uri, Function<T, ?> id, Function<T, ?> shown) {
    int limit = limit(uri);
    String after = uri.getQueryParameters().getFirst("after");
    int first = 0;
    if (after != null && !after.isEmpty()) {
      var ids = all.stream().map(t -> id.apply(t).toString()).toList();
      int at = ids.indexOf(after);
      if (at < 0) {
        throw BadRequest.unknownWord("after", after, "id");
      }
      first = at + 1;
    }
    List<T> piece = all.subList(first, Math.min(all.size(), first + limit));
    var response = Response.ok(piece.stream().map(shown).toList());
    if (first + limit < all.size()) {
      var next =
          uri.getRequestUriBuilder().replaceQueryParam("after", id.apply(piece.getLast())).build();
      response.link(next, "next");
    }
    return response.build();
  }
}
