package pairkeeper.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes JSON bodies with Jackson, in place of what the runtime would take. */
@Provider
@ApplicationScoped
@Consumes({"application/json", "application/merge-patch+json"})
@Produces({"application/json", Problem.MEDIA})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  /** Longest body that is taken, in bytes. */
  static final int MOST = 1_000_000;

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] marks,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    byte[] body = in.readNBytes(MOST + 1);
    if (body.length > MOST) {
      throw new TooLarge();
    }
    if (body.length == 0) {
      return null;
    }
    return Json.MAPPER.readValue(body, Json.MAPPER.getTypeFactory().constructType(generic));
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
    return type != String.class && !type.isArray();
  }

  @Override
  public void writeTo(
      Object body,
      Class<?> type,
      Type generic,
      Annotation[] marks,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    // as bytes first: a body that cannot be written must not leave half an answer
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
