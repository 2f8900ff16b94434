package pairkeeper.api.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.platform.Recognition;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Recognitions;

/**
 * {@code /pairs/{id}/recognition}: takes a pair in as it is, where its servers replicate already.
 */
@Path("pairs/{id}/recognition")
@Produces("application/json")
@RequestScoped
public class RecognitionResource {
  @Inject Pairs pairs;
  @Inject Recognitions recognitions;
  @Inject Speaker speaker;

  /**
   * Whether the servers replicate already.
   *
   * @param primary id of the server that accepts writes, null when they do not replicate
   */
  public record RecognitionJson(boolean replicating, UUID primary, String text) {}

  /** Reads all servers; nothing is changed on them. */
  @POST
  public RecognitionJson recognise(@PathParam("id") UUID id) {
    Recognition found = recognitions.take(id);
    return switch (found) {
      case Recognition.Replicating r ->
          new RecognitionJson(true, pairs.get(id).primary().id(), speaker.say(r.said()));
      case Recognition.Apart a -> new RecognitionJson(false, null, speaker.say(a.said()));
    };
  }
}
