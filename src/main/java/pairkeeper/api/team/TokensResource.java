package pairkeeper.api.team;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Listed;
import pairkeeper.core.access.ApiToken;
import pairkeeper.core.access.TeamRole;
import pairkeeper.ops.team.Tokens;

/** {@code /tokens}. */
@Path("tokens")
@Produces("application/json")
@RequestScoped
public class TokensResource {
  @Inject Tokens tokens;

  /**
   * What a client wants.
   *
   * @param owner null for the owner of the token that asks
   * @param role beyond which it allows nothing, or null
   */
  public record TokenBody(String name, UUID owner, String role, Instant expiresAt) {}

  /**
   * What a client sees.
   *
   * @param token the key itself, only in the answer to its making
   */
  public record TokenJson(
      UUID id,
      String name,
      UUID owner,
      String role,
      Instant createdAt,
      String createdBy,
      Instant expiresAt,
      Instant lastUsedAt,
      Instant revokedAt,
      String token) {
    static TokenJson of(ApiToken t, String key) {
      return new TokenJson(
          t.id(),
          t.name(),
          t.owner(),
          t.narrowedTo() == null ? null : t.narrowedTo().word(),
          t.createdAt(),
          t.createdBy(),
          t.expiresAt(),
          t.lastUsedAt(),
          t.revokedAt(),
          key);
    }
  }

  @GET
  public Response list(@Context UriInfo uri) {
    return Listed.of(tokens.list(), uri, ApiToken::id, t -> TokenJson.of(t, null));
  }

  @POST
  public Response make(TokenBody said) {
    String name = body(said).name() == null ? "" : said.name().strip();
    var made =
        tokens.make(new Tokens.Wish(name, said.owner(), role(said.role()), said.expiresAt()));
    return Response.created(URI.create("/api/v1/tokens/" + made.token().id()))
        .entity(TokenJson.of(made.token(), made.key().reveal()))
        .build();
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") UUID id) {
    tokens.revoke(id);
  }

  private static TeamRole role(String word) {
    return word == null
        ? null
        : TeamRole.of(word)
            .orElseThrow(() ->
                BadRequest.unknownWord("role", word, "viewer, operator, approver, auditor, admin"));
  }
}
