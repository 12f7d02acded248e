package dev.regain.outside.faces;

/**
 * Who somebody is: as claimed, or as the provider found.
 *
 * @param idNumber resident ID number, upper case
 */
public record Identity(String name, String idNumber) {

    @Override
    public String toString() {
        return "Identity[…]";
    }
}
