package dev.regain.history;

/** What is asked cannot be answered, and which parameter is why. Nothing that was sent is repeated. */
class WrongQuestion extends RuntimeException {

    private final String parameter;

    WrongQuestion(String parameter, String why) {
        super(why);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
