package pairkeeper.web.ui;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.UUID;

/** Ids in addresses; a text that is no id names nothing, so it becomes the id of nothing. */
@FacesConverter(value = "uuid", forClass = UUID.class)
public class UuidConverter implements Converter<UUID> {
  private static final UUID NOTHING = new UUID(0, 0);

  @Override
  public UUID getAsObject(FacesContext context, UIComponent component, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, UUID id) {
    return id == null ? "" : id.toString();
  }
}
