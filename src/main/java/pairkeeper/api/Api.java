package pairkeeper.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** Version 1 of the REST API, at {@code /api/v1}; resources are found by their annotations. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(info = @Info(title = "Pairkeeper", version = "1"))
public class Api extends Application {

  /** Leaves JSON to {@link pairkeeper.api.http.JsonBodies} alone; the runtime's own would win. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.jsonFeature", "JsonBodies", "jersey.config.disableJsonBinding", true);
  }
}
