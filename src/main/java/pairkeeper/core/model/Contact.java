package pairkeeper.core.model;

/**
 * A person at a customer.
 *
 * @param position what they do there, or ""
 * @param phone as it is dialled, or ""
 * @param email or ""
 * @param restarts whether their word is enough for a restart that users notice
 */
public record Contact(String name, String position, String phone, String email, boolean restarts) {

  public Contact {
    Words.line("contactName", name, 120);
    Words.line("contactPosition", position, 0, 120);
    Words.line("contactPhone", phone, 0, 60);
    Words.line("contactEmail", email, 0, 200);
    if (!phone.matches("[0-9+()./ ,;x#*-]*")) {
      throw new Refused("contactPhone", Text.of("inventory.refused.phone"));
    }
    if (!email.isEmpty() && !email.matches("[^@\\s\"'<>;,]+@[^@\\s\"'<>;,]+")) {
      throw new Refused("contactEmail", Text.of("inventory.refused.email"));
    }
  }
}
