"""The pages, one package each: view, view model and table model side by side; pages do not import each other."""
