package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.runs.PairBusy;

/**
 * What a page says after an act: beside the field where something was refused, at the top
 * otherwise. Page beans call it; they never make a {@link FacesMessage} themselves.
 */
@RequestScoped
public class Said {
  private PageTexts texts;

  protected Said() {}

  @Inject
  Said(PageTexts texts) {
    this.texts = texts;
  }

  /** It is done; kept for the page that comes after a redirect. */
  public void done(Text text) {
    add(FacesMessage.SEVERITY_INFO, null, text);
  }

  /** Done, but look at this. */
  public void warn(Text text) {
    add(FacesMessage.SEVERITY_WARN, null, text);
  }

  /** Not done, and no field is to blame. */
  public void failed(Text text) {
    add(FacesMessage.SEVERITY_ERROR, null, text);
  }

  /** Not done, since a run holds the pair. */
  public void held(PairBusy busy) {
    failed(Text.of("runs.busy", "run", String.valueOf(busy.number()), "holder", busy.holder()));
  }

  /** Not done: said beside the field that has the refusal's name as its id, else at the top. */
  public void refused(Refused refusal) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.validationFailed();
    UIComponent field = field(faces, refusal.field());
    if (field instanceof EditableValueHolder input) {
      keep(input); // first: an invalid field without a submitted value says "" for it
      input.setValid(false);
    }
    add(
        FacesMessage.SEVERITY_ERROR,
        field == null ? null : field.getClientId(faces),
        refusal.text());
  }

  /** An invalid field shows what was submitted, which is gone once it went into the bean. */
  private static void keep(EditableValueHolder input) {
    Object typed = input.getSubmittedValue() == null ? input.getValue() : null;
    if (typed instanceof String || typed instanceof UUID || typed instanceof Boolean) {
      input.setSubmittedValue(typed.toString());
    }
  }

  private void add(Severity severity, String clientId, Text text) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(clientId, new FacesMessage(severity, texts.say(text), null));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }

  private static UIComponent field(FacesContext faces, String id) {
    if (id == null || id.isEmpty()) {
      return null;
    }
    var found = new UIComponent[1];
    faces
        .getViewRoot()
        .visitTree(
            VisitContext.createVisitContext(faces),
            (visit, component) -> {
              if (id.equals(component.getId()) && component instanceof EditableValueHolder) {
                found[0] = component;
                return VisitResult.COMPLETE;
              }
              return VisitResult.ACCEPT;
            });
    return found[0];
  }
}
