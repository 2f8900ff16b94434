package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.web.ui.Said;

/**
 * Something stored while it stands in a form: which version was opened, and who was faster. Each
 * attempt ends with the page to go to, or with null to stay with all that was typed.
 */
final class Editing implements Serializable {
  private static final long serialVersionUID = 1L;

  private int version;
  private Conflict conflict;

  /** The form shows this version. */
  void opened(Stamp stamp) {
    version = stamp.version();
  }

  /** The version over which the person writes. */
  int version() {
    return version;
  }

  /** Who was faster, or null. */
  Conflict conflict() {
    return conflict;
  }

  /** What was typed goes over what the other person stored. */
  void overrule() {
    if (conflict != null) {
      version = conflict.version();
      conflict = null;
    }
  }

  /** Stores what was typed; what is refused is said beside its field. */
  String store(Said said, Supplier<String> work) {
    return store(said, UnaryOperator.identity(), work);
  }

  /**
   * The same in a form whose fields are called otherwise.
   *
   * @param here the refusal by the form's own field
   */
  String store(Said said, UnaryOperator<Refused> here, Supplier<String> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      said.refused(here.apply(refused));
    } catch (Overtaken overtaken) {
      lost(said, overtaken);
    }
    return null;
  }

  /** Takes it out of use; what stands against that is said above the form. */
  String archive(Said said, Supplier<String> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      said.failed(refused.text());
    } catch (Overtaken overtaken) {
      lost(said, overtaken);
    }
    return null;
  }

  private void lost(Said said, Overtaken overtaken) {
    conflict = Conflict.of(overtaken);
    said.failed(conflict.text());
  }
}
