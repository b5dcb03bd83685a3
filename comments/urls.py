from django.urls import path

from comments import views

app_name = "comments"
urlpatterns = [
    path("news/<int:pk>/comments/", views.post, name="post"),
    path("comments/<str:token>/", views.status, name="status"),
]
