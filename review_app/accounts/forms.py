"""The forms of accounts."""

from wtforms.validators import ValidationError

from review_app.accounts.passwords import why_not_password
from review_app.core.fields import LineField, SecretField
from review_app.core.forms import Form


class SignInForm(Form):
    """Sign in."""

    page_title = "Sign in"

    email = LineField("E-mail address", missing="Enter your e-mail address.")
    password = SecretField("Password", missing="Enter your password.", autocomplete="current-password")


class NewPasswordForm(Form):
    """Choose a password; `email` is set by the view, so that the address itself is refused as a password."""

    page_title = "Choose your password"
    email = ""

    new_password = SecretField(
        "New password",
        missing="Choose a password.",
        autocomplete="new-password",
        description="At least 15 characters; any characters, blanks too. Four or five words in a row are easy to remember.",
    )
    again = SecretField("The same again", missing="Type the password once more.", autocomplete="new-password")

    def validate_new_password(self, field: SecretField) -> None:
        """Refuse a weak password with the reason."""
        reason = why_not_password(field.data or "", self.email)
        if reason:
            raise ValidationError(reason)

    def validate_again(self, field: SecretField) -> None:
        """Both boxes must say the same."""
        if field.data != self.new_password.data:
            raise ValidationError("The two passwords are not the same.")


class ChangePasswordForm(NewPasswordForm):
    """Change one's own password."""

    page_title = "Change your password"

    password = SecretField(
        "Password you use now", missing="Enter the password you use now.", autocomplete="current-password"
    )


class NewAccountForm(Form):
    """Create an account; the invitation is made with it."""

    page_title = "Create an account"

    name = LineField("Name", missing="Enter the person’s name.", longest=120)
    email = LineField("E-mail address", missing="Enter the person’s e-mail address.", longest=254)

    def validate_email(self, field: LineField) -> None:
        """An address has one @ with something on both sides."""
        before, sign, after = (field.data or "").partition("@")
        if not (before and sign and "." in after and " " not in field.data):
            raise ValidationError("Enter a whole e-mail address, such as name@example.org.")


class ConfirmForm(Form):
    """A button that asks once more."""
