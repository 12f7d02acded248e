package dev.regain.outside.mail;

/** Hands mails to whoever delivers them. */
public interface Mailer {

    /** @throws NotHandedOver where the server did not take the mail; trying again later may help */
    void send(Mail mail);

    /** The server refused or could not be reached. Says which server and its code, never the address or the text. */
    final class NotHandedOver extends RuntimeException {

        public NotHandedOver(String server, String code) {
            super(server + " did not take the mail: " + code);
        }
    }
}
